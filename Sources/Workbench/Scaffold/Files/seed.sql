-- A small CRM for the cases that ask a real database, and to try the rules by hand:
--   sqlite3 crm.db < seed.sql
--   export CRM_ODBC='Driver={SQLite3};Database=crm.db'
create table Customers (
    phone_number varchar(20) primary key,
    QUEUE_CODE integer,
    PRIORITY integer,
    ATTACHDATA varchar(200)
);
insert into Customers values ('0541111111', 12, 1, 'כהן דוד');
insert into Customers values ('0542222222', 12, 2, 'O''Brien John');
