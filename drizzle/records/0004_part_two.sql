CREATE TABLE `item_move` (
	`fresh_id` text PRIMARY KEY NOT NULL,
	`old_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE INDEX `item_move_meeting` ON `item_move` (`meeting_id`);--> statement-breakpoint
ALTER TABLE `meeting_declaration` ADD `interest_id` text;--> statement-breakpoint
ALTER TABLE `registered_interest` ADD `relationship` text;