"""Nothing is lost between a message and its answer: kept, sent, sent again, and what comes due."""
