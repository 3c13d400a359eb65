CREATE TABLE `account_history` (
	`person_id` text PRIMARY KEY NOT NULL,
	`invited_at` integer,
	`invited_by` text,
	`last_signed_in_at` integer
);
--> statement-breakpoint
CREATE TABLE `linked_identity` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`account_id` text NOT NULL,
	`person_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `linked_identity_account` ON `linked_identity` (`provider_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `sign_in_state` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_state_identifier` ON `sign_in_state` (`identifier`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_sign_in_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`kind` text DEFAULT 'handed' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`code_hash` text,
	`wrong_codes` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_sign_in_link`("token_hash", "person_id", "created_at", "expires_at") SELECT "token_hash", "person_id", "created_at", "expires_at" FROM `sign_in_link`;--> statement-breakpoint
DROP TABLE `sign_in_link`;--> statement-breakpoint
ALTER TABLE `__new_sign_in_link` RENAME TO `sign_in_link`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `sign_in_link_person` ON `sign_in_link` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text
);
--> statement-breakpoint
INSERT INTO `__new_session`("id", "token", "person_id", "created_at", "updated_at", "expires_at") SELECT lower(hex(randomblob(16))), "token_hash", "person_id", "created_at", "expires_at" - 43200000, "expires_at" FROM `session`;--> statement-breakpoint
DROP TABLE `session`;--> statement-breakpoint
ALTER TABLE `__new_session` RENAME TO `session`;--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `session_token` ON `session` (`token`);