-- The same bank after it moved to another CRM, one that keeps numbers in E.164.
create table Customers (phone_number varchar(20), queue_code integer, priority integer, attachdata varchar(200));
insert into Customers values ('+972541111111', 12, 1, 'כהן דוד');
