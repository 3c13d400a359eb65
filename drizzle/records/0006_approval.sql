CREATE TABLE `approval_deferral` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`at_meeting_id` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `approval_deferral_minutes` ON `approval_deferral` (`meeting_id`,`part`);--> statement-breakpoint
UPDATE `agenda_item` SET `standing` = 'previous_minutes' WHERE `standing` IS NULL AND `id` IN (SELECT `id` FROM `agenda_item_text` WHERE `title` = 'Minutes of the last meeting');--> statement-breakpoint
CREATE TRIGGER `sealed_record_no_replace` BEFORE INSERT ON `sealed_record` WHEN EXISTS (SELECT 1 FROM `sealed_record` WHERE (`committee_id` = NEW.`committee_id` AND `seq` = NEW.`seq`) OR `rowid` = NEW.`rowid`) BEGIN SELECT RAISE(ABORT, 'sealed_record is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `minute_reference_no_replace` BEFORE INSERT ON `minute_reference` WHEN EXISTS (SELECT 1 FROM `minute_reference` WHERE `item_id` = NEW.`item_id` OR (`committee_id` = NEW.`committee_id` AND (`reference` = NEW.`reference` OR (`year` = NEW.`year` AND `number` = NEW.`number`))) OR `rowid` = NEW.`rowid`) BEGIN SELECT RAISE(ABORT, 'minute_reference is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `minutes_move_no_replace` BEFORE INSERT ON `minutes_move` WHEN EXISTS (SELECT 1 FROM `minutes_move` WHERE `id` = NEW.`id` OR `rowid` = NEW.`rowid`) BEGIN SELECT RAISE(ABORT, 'minutes_move is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `audit_event_no_replace` BEFORE INSERT ON `audit_event` WHEN EXISTS (SELECT 1 FROM `audit_event` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'audit_event is only ever added to'); END;
