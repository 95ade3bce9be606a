//! The readers: what the model holds, and what the findings say.

mod corpus;
