"""What is asked of the casebook, in SQL through the driver alone; no SQLAlchemy."""
