-- Facts of large imports in fewer bytes: packed in a form that an earlier release cannot read, which is why it must not
-- open the record. What it packed is read as it is, and no table changes.
COMMENT ON COLUMN revision.packed IS 'Text packed, behind the number of its form and the beginning of its hash';
