-- Of which unit a letter is, as its sender named it in the letter: an office's code, nobody's data. Its
-- own party's accounts are bound to units by it. Of letters from before it is unknown, and they are
-- shown to nobody who is bound to a unit.
alter table letter add column unit text;
create index letter_by_unit on letter (sender, unit, xid, number) where unit is not null;
