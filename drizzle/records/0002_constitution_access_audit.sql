CREATE TABLE `audit_event` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`capacity` text NOT NULL,
	`deed` text NOT NULL,
	`committee_id` text,
	`meeting_id` text,
	`item_id` text,
	`part` text,
	`thing` text NOT NULL,
	`thing_id` text NOT NULL,
	`before` text,
	`after` text,
	`reason` text,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_event_committee` ON `audit_event` (`committee_id`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `item_exclusion` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`person_id` text NOT NULL,
	`level` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`end_reason` text
);
--> statement-breakpoint
CREATE INDEX `item_exclusion_item` ON `item_exclusion` (`item_id`);--> statement-breakpoint
CREATE INDEX `item_exclusion_person` ON `item_exclusion` (`person_id`);--> statement-breakpoint
CREATE TABLE `meeting_declaration` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`type` text,
	`nature` text,
	`item_ids` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `meeting_declaration_meeting` ON `meeting_declaration` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `registered_interest` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`type` text NOT NULL,
	`description` text NOT NULL,
	`mitigation` text,
	`from_day` text,
	`to_day` text,
	`declared_at` integer NOT NULL,
	`declared_by` text NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `registered_interest_person` ON `registered_interest` (`person_id`);--> statement-breakpoint
CREATE TABLE `deputy` (
	`id` text PRIMARY KEY NOT NULL,
	`appointment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`meeting_id` text,
	`from_day` text,
	`to_day` text,
	`note` text
);
--> statement-breakpoint
CREATE INDEX `deputy_person` ON `deputy` (`person_id`);--> statement-breakpoint
CREATE TABLE `terms_of_reference` (
	`id` text PRIMARY KEY NOT NULL,
	`committee_id` text NOT NULL,
	`version` integer NOT NULL,
	`from_day` text NOT NULL,
	`rules` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_of_reference_version` ON `terms_of_reference` (`committee_id`,`version`);--> statement-breakpoint
ALTER TABLE `agenda_item` ADD `shown_as` text DEFAULT 'restricted' NOT NULL;--> statement-breakpoint
ALTER TABLE `agenda_item` ADD `neutral_title` text;--> statement-breakpoint
ALTER TABLE `appointment` ADD `nominated_by_id` text;--> statement-breakpoint
ALTER TABLE `appointment` ADD `nominated_on` text;--> statement-breakpoint
ALTER TABLE `appointment` ADD `status` text DEFAULT 'confirmed' NOT NULL;--> statement-breakpoint
ALTER TABLE `appointment` ADD `shared` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `appointment` ADD `end_reason` text;--> statement-breakpoint
CREATE INDEX `appointment_seat` ON `appointment` (`seat_id`);--> statement-breakpoint
CREATE INDEX `appointment_person` ON `appointment` (`person_id`);--> statement-breakpoint
ALTER TABLE `area` ADD `kind` text DEFAULT 'borough' NOT NULL;--> statement-breakpoint
ALTER TABLE `committee` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `committee_organisation` ADD `role` text DEFAULT 'related' NOT NULL;--> statement-breakpoint
ALTER TABLE `document` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `from_day` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `to_day` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `successor_id` text;--> statement-breakpoint
ALTER TABLE `person` ADD `email` text;--> statement-breakpoint
ALTER TABLE `person` ADD `administrator` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `disabled_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `person_email` ON `person` (`email`);--> statement-breakpoint
ALTER TABLE `seat` ADD `membership` text DEFAULT 'voting' NOT NULL;--> statement-breakpoint
ALTER TABLE `seat` ADD `counts_to_quorum` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `seat` ADD `sees_private` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `seat` SET
	`membership` = CASE `category` WHEN 'patient_voice' THEN 'participant' WHEN 'secretary' THEN 'in_attendance' WHEN 'observer' THEN 'observer' ELSE 'voting' END,
	`counts_to_quorum` = `category` NOT IN ('patient_voice', 'secretary', 'observer'),
	`sees_private` = `category` IN ('independent_chair', 'voting_member', 'secretary');--> statement-breakpoint
UPDATE `committee_organisation` SET `role` = 'parent' WHERE `organisation_id` IN (SELECT `id` FROM `organisation` WHERE `kind` = 'ccg');--> statement-breakpoint
CREATE TRIGGER `audit_event_no_update` BEFORE UPDATE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'audit_event is only ever added to'); END;--> statement-breakpoint
CREATE TRIGGER `audit_event_no_delete` BEFORE DELETE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'audit_event is only ever added to'); END;
