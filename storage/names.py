"""The fixed names under which events and effects are stored; a class may be renamed, a name may not."""

from collections.abc import Mapping

from bot.effects import (
    Effect,
    InviteInstaller,
    PostDigest,
    RefreshDigest,
    RefreshHome,
    ShowRequest,
    TellAdministrators,
    TellOutcome,
    TellStandIn,
    Welcome,
)
from domain.company import events as company
from domain.employees import events as employees
from domain.leave import events as leave
from domain.streams import Event

EVENTS: Mapping[str, type[Event]] = {
    "company_founded": company.CompanyFounded,
    "company_renamed": company.CompanyRenamed,
    "location_defined": company.LocationDefined,
    "department_defined": company.DepartmentDefined,
    "leave_type_defined": company.LeaveTypeDefined,
    "policy_defined": company.PolicyDefined,
    "administrators_named": company.AdministratorsNamed,
    "workspace_connected": company.WorkspaceConnected,
    "workspace_disconnected": company.WorkspaceDisconnected,
    "digest_arranged": company.DigestArranged,
    "digest_stopped": company.DigestStopped,
    "rule_defined": company.RuleDefined,
    "rule_dropped": company.RuleDropped,
    "stand_in_named": company.StandInNamed,
    "stand_in_ended": company.StandInEnded,
    "expiry_set": company.ExpirySet,
    "past_closed": company.PastClosed,
    "employee_hired": employees.EmployeeHired,
    "profile_changed": employees.ProfileChanged,
    "hire_date_corrected": employees.HireDateCorrected,
    "employee_assigned": employees.EmployeeAssigned,
    "employee_leaves": employees.EmployeeLeaves,
    "identity_linked": employees.IdentityLinked,
    "identity_unlinked": employees.IdentityUnlinked,
    "employee_deactivated": employees.EmployeeDeactivated,
    "employee_reactivated": employees.EmployeeReactivated,
    "leave_requested": leave.LeaveRequested,
    "request_approved": leave.RequestApproved,
    "request_declined": leave.RequestDeclined,
    "request_withdrawn": leave.RequestWithdrawn,
    "leave_cancelled": leave.LeaveCancelled,
    "balance_adjusted": leave.BalanceAdjusted,
    "leave_amended": leave.LeaveAmended,
    "leave_recounted": leave.LeaveRecounted,
    "leave_restored": leave.LeaveRestored,
    "decision_undone": leave.DecisionUndone,
    "request_passed_on": leave.RequestPassedOn,
    "request_expired": leave.RequestExpired,
    "reminder_snoozed": leave.ReminderSnoozed,
}

EFFECTS: Mapping[str, type[Effect]] = {
    "show_request": ShowRequest,
    "tell_outcome": TellOutcome,
    "refresh_home": RefreshHome,
    "post_digest": PostDigest,
    "refresh_digest": RefreshDigest,
    "welcome": Welcome,
    "invite_installer": InviteInstaller,
    "tell_administrators": TellAdministrators,
    "tell_stand_in": TellStandIn,
}
