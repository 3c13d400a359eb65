CREATE TABLE `document_purge` (
	`fresh_id` text PRIMARY KEY NOT NULL,
	`old_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL,
	`done_at` integer
);
