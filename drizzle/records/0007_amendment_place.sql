ALTER TABLE `amendment` ADD `before_hash` text;--> statement-breakpoint
ALTER TABLE `amendment` ADD `after_hash` text;