create table customers (
    phone varchar(20) primary key,
    queue_code integer,
    priority integer,
    remark varchar(200)
);
insert into customers values ('+31201234567', 12, 1, 'De Vries, ask for the quarterly report');
insert into customers values ('+31201234568', null, 3, 'Bakker');
insert into customers values ('+31201234569', 14, null, 'Jansen');
