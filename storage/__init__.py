"""What is remembered: the event log, the tables read from it and the messages still to be sent."""
