"""The bylaws in the forms that legal archives keep."""
