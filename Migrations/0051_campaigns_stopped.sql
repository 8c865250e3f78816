-- An enrolment can be stopped while a carrier has its message. When the server that gave it there dies,
-- somebody has to come by and write down that nobody knows what became of it.
ALTER TABLE muster.enrollments DROP CONSTRAINT enrollments_work_check;
ALTER TABLE muster.enrollments ADD CONSTRAINT enrollments_work_check
  CHECK (end_time IS NULL OR work_time IS NULL OR last_send_status = 'claimed');
