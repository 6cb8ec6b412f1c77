"""What a leave type is and on which terms it is earned."""
