CREATE TABLE `amendment` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`item_id` text NOT NULL,
	`document_id` text NOT NULL,
	`origin` text NOT NULL,
	`state` text NOT NULL,
	`block_id` text NOT NULL,
	`from` integer NOT NULL,
	`to` integer NOT NULL,
	`quote` text NOT NULL,
	`words` text NOT NULL,
	`stated` text NOT NULL,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`author_id` text,
	`comment_id` text,
	`settled_at` integer
);
--> statement-breakpoint
CREATE INDEX `amendment_meeting` ON `amendment` (`meeting_id`,`part`);--> statement-breakpoint
CREATE TABLE `approval_wish` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`sha256` text NOT NULL,
	`wish` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`seat_id` text,
	`code` text NOT NULL,
	`name` text,
	`note` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_seat` ON `attendance` (`meeting_id`,`seat_id`);--> statement-breakpoint
CREATE INDEX `attendance_meeting` ON `attendance` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `body_secretary` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_day` text,
	`to_day` text
);
--> statement-breakpoint
CREATE INDEX `body_secretary_person` ON `body_secretary` (`person_id`);--> statement-breakpoint
CREATE INDEX `body_secretary_organisation` ON `body_secretary` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `contribution_confirmation` (
	`contribution_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`wording` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `last_look` (
	`person_id` text NOT NULL,
	`document_id` text NOT NULL,
	`place` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `document_id`)
);
--> statement-breakpoint
CREATE TABLE `late_edit` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text,
	`document_id` text NOT NULL,
	`author_id` text NOT NULL,
	`at` integer NOT NULL,
	`changes` text NOT NULL,
	`digest` text NOT NULL,
	`state` text NOT NULL,
	`settled_at` integer,
	`settled_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `late_edit_digest` ON `late_edit` (`document_id`,`author_id`,`digest`);--> statement-breakpoint
CREATE INDEX `late_edit_meeting` ON `late_edit` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `minute_reference` (
	`item_id` text PRIMARY KEY NOT NULL,
	`committee_id` text NOT NULL,
	`reference` text NOT NULL,
	`year` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `minute_reference_reference` ON `minute_reference` (`committee_id`,`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `minute_reference_number` ON `minute_reference` (`committee_id`,`year`,`number`);--> statement-breakpoint
CREATE TABLE `minutes` (
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`comments_until` text,
	`approving_meeting_id` text,
	`approving_item_id` text,
	PRIMARY KEY(`meeting_id`, `part`)
);
--> statement-breakpoint
CREATE INDEX `minutes_approving_meeting` ON `minutes` (`approving_meeting_id`);--> statement-breakpoint
CREATE TABLE `minutes_move` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`by` text NOT NULL,
	`capacity` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text,
	`missing` text NOT NULL,
	`snapshot_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `minutes_move_minutes` ON `minutes_move` (`meeting_id`,`part`,`at`);--> statement-breakpoint
CREATE TABLE `publication_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`standing` text NOT NULL,
	`withheld` text NOT NULL,
	`sha256` text NOT NULL,
	`prepared_by` text NOT NULL,
	`prepared_at` integer NOT NULL,
	`state` text NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `publication_draft_meeting` ON `publication_draft` (`meeting_id`,`part`);--> statement-breakpoint
CREATE TABLE `sealed_head` (
	`committee_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sealed_record` (
	`committee_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`body` text NOT NULL,
	`sha256` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`committee_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `sealed_record_meeting` ON `sealed_record` (`meeting_id`,`part`);--> statement-breakpoint
CREATE TABLE `snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `snapshot_meeting` ON `snapshot` (`meeting_id`,`part`,`at`);--> statement-breakpoint
CREATE TABLE `snapshot_text` (
	`snapshot_id` text NOT NULL,
	`document_id` text NOT NULL,
	`item_id` text,
	`place` integer NOT NULL,
	`content` text,
	`sha256` text NOT NULL,
	PRIMARY KEY(`snapshot_id`, `document_id`)
);
--> statement-breakpoint
CREATE INDEX `snapshot_text_document` ON `snapshot_text` (`document_id`);--> statement-breakpoint
ALTER TABLE `comment` ADD `accepted_text` text;--> statement-breakpoint
INSERT INTO `minutes` (`meeting_id`, `part`, `state`, `since`)
	SELECT `id`, 'I', `minutes_state`, 0 FROM `meeting` WHERE `minutes_state` <> 'drafting';--> statement-breakpoint
ALTER TABLE `meeting` DROP COLUMN `minutes_state`;--> statement-breakpoint
CREATE TRIGGER `sealed_record_no_update` BEFORE UPDATE ON `sealed_record` BEGIN SELECT RAISE(ABORT, 'sealed_record is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `sealed_record_no_delete` BEFORE DELETE ON `sealed_record` BEGIN SELECT RAISE(ABORT, 'sealed_record is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `minute_reference_no_update` BEFORE UPDATE ON `minute_reference` BEGIN SELECT RAISE(ABORT, 'minute_reference is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `minute_reference_no_delete` BEFORE DELETE ON `minute_reference` BEGIN SELECT RAISE(ABORT, 'minute_reference is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `minutes_move_no_update` BEFORE UPDATE ON `minutes_move` BEGIN SELECT RAISE(ABORT, 'minutes_move is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `minutes_move_no_delete` BEFORE DELETE ON `minutes_move` BEGIN SELECT RAISE(ABORT, 'minutes_move is only ever added to'); END;
