create table Customers (phone_number text primary key, queue_code integer, priority integer, attachdata text);
insert into Customers values ('0541111111', 12, 1, 'gold since 2009');
insert into Customers values ('0542222222', 12, 2, 'silver');
insert into Customers values ('0543333333', 10, 5, null);
