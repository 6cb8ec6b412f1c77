"""What things are called by: opaque strings, one type for each kind of thing."""

from typing import NewType

CompanyId = NewType("CompanyId", str)
EmployeeId = NewType("EmployeeId", str)
LocationId = NewType("LocationId", str)
DepartmentId = NewType("DepartmentId", str)
LeaveTypeId = NewType("LeaveTypeId", str)
RequestId = NewType("RequestId", str)
AdjustmentId = NewType("AdjustmentId", str)
DigestId = NewType("DigestId", str)
RuleId = NewType("RuleId", str)
