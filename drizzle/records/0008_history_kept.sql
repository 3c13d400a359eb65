CREATE TABLE `record_since` (
	`document_id` text NOT NULL,
	`record` text NOT NULL,
	`id` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`document_id`, `record`, `id`)
);
--> statement-breakpoint
ALTER TABLE `document_purge` ADD `after_months` integer;--> statement-breakpoint
ALTER TABLE `document_purge` ADD `cleared_at` integer;