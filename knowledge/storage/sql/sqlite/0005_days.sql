-- Facts by day in the order in which they are told, without a look at the table or a sort.

DROP INDEX fact_by_day;

CREATE INDEX fact_by_day
    ON fact (scope, retracted, day_class, first_day, position, last_day);
