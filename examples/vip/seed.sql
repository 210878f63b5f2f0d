-- A CRM of five, for the cases that ask a real database. One number is kept in E.164, one customer has two
-- rows, and rows without a number must never be taken for those of withheld callers.
create table Customers (
    phone_number varchar(20) not null,
    queue_code integer,
    priority integer,
    attachdata varchar(200)
);
insert into Customers values ('0541111111', 12, 1, 'כהן דוד');
insert into Customers values ('+972522222222', 12, 2, 'O''Brien John');
insert into Customers values ('0543333333', 999, 2, 'Гуревич Анна');
insert into Customers values ('0504444444', 12, 3, 'second row');
insert into Customers values ('0504444444', 14, 1, 'first row');
insert into Customers values ('', 12, 1, 'nobody');
insert into Customers values ('', 12, 1, 'nobody');
