"""The engines that exported policies are run in, each behind the same two functions."""
