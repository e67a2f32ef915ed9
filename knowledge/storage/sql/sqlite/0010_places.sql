-- Who wants all facts in order reads them over another index and sorts them anyway.

DROP INDEX fact_by_position;
