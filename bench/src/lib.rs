//! Yardsticks for `make bench`: what the same stack does with nothing of Lagon in it.
