//! The editor core as (text, keys, text).
