//! The company.
