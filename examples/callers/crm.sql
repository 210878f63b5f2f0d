-- A CRM that keeps numbers as Israelis write them, and in which everything went wrong that can. The columns have no
-- type, so that SQLite keeps every value as it stands here: ' 1 ' and 1.5 would become numbers otherwise.
create table Customers (phone_number, queue_code, priority, attachdata);

insert into Customers values ('0541111111', 12, 1, 'כהן דוד');

-- Customers without a number. No withheld caller is one of them.
insert into Customers values ('', 12, 1, 'nobody');
insert into Customers values ('', 12, 1, 'nobody');
insert into Customers values ('', 12, 1, 'nobody');
insert into Customers values ('anonymous', 12, 1, 'nobody');
insert into Customers values ('0000000000', 12, 1, 'nobody');

-- Found by name, not by number.
insert into Customers values ('0549000001', 12, 2, 'O''Brien;--');

-- Queues.
insert into Customers values ('0542000001', 999, 2, 'x');
insert into Customers values ('0542000002', NULL, 1, 'x');
insert into Customers values ('0542000003', 0, 1, 'x');
insert into Customers values ('0542000004', 'vip', 2, 'x');
insert into Customers values ('0542000005', 2147483648, 2, 'x');
insert into Customers values ('0542000006', -12, 2, 'x');
insert into Customers values ('0542000007', 40, 2, 'x');
insert into Customers values ('0542000008', ' 12 ', 2, 'x');
insert into Customers values ('0542000009', 12.0, 2, 'x');

-- Priorities.
insert into Customers values ('0543000001', 12, 0, 'x');
insert into Customers values ('0543000002', 12, 10, 'x');
insert into Customers values ('0543000003', 12, -1, 'x');
insert into Customers values ('0543000004', 12, 1.5, 'x');
insert into Customers values ('0543000005', 12, 'urgent', 'x');
insert into Customers values ('0543000006', 12, 2147483648, 'x');
insert into Customers values ('0543000007', 12, '', 'x');
insert into Customers values ('0543000008', 12, NULL, 'x');
insert into Customers values ('0543000009', 12, ' 1 ', 'x');
insert into Customers values ('0543000010', 12, 1.0, 'x');

-- Several rows for one number.
insert into Customers values ('0544000001', 12, 3, 'second');
insert into Customers values ('0544000001', 14, 1, 'first');
insert into Customers values ('0544000002', 14, 1, 'second');
insert into Customers values ('0544000002', 12, 1, 'first');
insert into Customers values ('0544000003', 12, 0, 'the standard 5');
insert into Customers values ('0544000003', 14, 4, 'first');

-- Long texts: 10,000 characters of Hebrew, and emoji and vowel points where the limit of 200 falls.
insert into Customers values ('0545000001', 12, 1, replace(hex(zeroblob(1000)), '00', '/ כהן דוד,'));
insert into Customers values ('0545000002', 12, 1, replace(hex(zeroblob(199)), '00', 'x') || '👨‍👩‍👧 and more');
insert into Customers values ('0545000003', 12, 1, replace(hex(zeroblob(198)), '00', 'x') || 'שָׁלוֹם');
insert into Customers values ('0545000004', 12, 1, replace(hex(zeroblob(200)), '00', 'x'));
insert into Customers values ('0545000005', 12, 1, replace(hex(zeroblob(10000)), '00', 'x'));
