"""What policies are asked about: cases of each subject, and what we say of them."""
