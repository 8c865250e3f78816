-- Kept for what comes next.
SELECT 1;
