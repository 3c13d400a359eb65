CREATE TABLE `journal_client` (
	`document_id` text NOT NULL,
	`client_id` integer NOT NULL,
	`author` text NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`document_id`, `client_id`)
);
--> statement-breakpoint
CREATE TABLE `journal_pack` (
	`document_id` text NOT NULL,
	`first_place` integer NOT NULL,
	`last_place` integer NOT NULL,
	`hash_before` blob NOT NULL,
	`hash` blob NOT NULL,
	`data` blob NOT NULL,
	`sha256` blob NOT NULL,
	PRIMARY KEY(`document_id`, `first_place`)
);
--> statement-breakpoint
CREATE TABLE `journal_purge` (
	`document_id` text PRIMARY KEY NOT NULL,
	`successor` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`place` integer NOT NULL,
	`hash` blob NOT NULL
);
--> statement-breakpoint
ALTER TABLE `journal_entry` ADD `other_clients` text;--> statement-breakpoint
ALTER TABLE `journal_entry` ADD `hash` blob DEFAULT x'' NOT NULL;--> statement-breakpoint
ALTER TABLE `journal_snapshot` ADD `hash` blob DEFAULT x'' NOT NULL;