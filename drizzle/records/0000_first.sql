CREATE TABLE `action_progress` (
	`action_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text,
	`closed_meeting_id` text,
	`closed_item_id` text,
	`moved_to` text
);
--> statement-breakpoint
CREATE TABLE `action_text` (
	`id` text NOT NULL,
	`document_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`text` text NOT NULL,
	`since` integer NOT NULL,
	`removed_at` integer,
	`owner_id` text,
	`owner_text` text,
	`due_kind` text,
	`due_date` text,
	`due_text` text,
	PRIMARY KEY(`id`, `document_id`)
);
--> statement-breakpoint
CREATE INDEX `action_text_meeting` ON `action_text` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `action_update` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`new_due_date` text,
	`meeting_id` text,
	`item_id` text
);
--> statement-breakpoint
CREATE INDEX `action_update_action` ON `action_update` (`action_id`);--> statement-breakpoint
CREATE TABLE `agenda_item` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`minute_document_id` text NOT NULL,
	`standing` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`withdrawn_at` integer,
	`started_at` integer
);
--> statement-breakpoint
CREATE INDEX `agenda_item_meeting` ON `agenda_item` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `agenda_item_text` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`title` text NOT NULL,
	`recommendation` text NOT NULL,
	`rank` text NOT NULL,
	`lead_id` text,
	`lead_text` text,
	`purpose` text,
	`minutes` integer,
	`paper` text,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `agenda_item_text_meeting` ON `agenda_item_text` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`seat_id` text NOT NULL,
	`person_id` text NOT NULL,
	`nominated_by` text NOT NULL,
	`from_day` text,
	`to_day` text
);
--> statement-breakpoint
CREATE TABLE `area` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `comment` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`document_id` text NOT NULL,
	`block_id` text,
	`quote` text NOT NULL,
	`read_at` integer NOT NULL,
	`anchored_at` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`proposed_text` text,
	`author_id` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `comment_meeting` ON `comment` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `comment_anchor_text` (
	`id` text NOT NULL,
	`document_id` text NOT NULL,
	`block_id` text,
	`text` text NOT NULL,
	PRIMARY KEY(`id`, `document_id`)
);
--> statement-breakpoint
CREATE INDEX `comment_anchor_text_document` ON `comment_anchor_text` (`document_id`);--> statement-breakpoint
CREATE TABLE `comment_reply` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `comment_reply_comment` ON `comment_reply` (`comment_id`);--> statement-breakpoint
CREATE TABLE `committee` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`authority_mode` text NOT NULL,
	`authority_note` text,
	`primary_focus` text NOT NULL,
	`predecessor` text
);
--> statement-breakpoint
CREATE TABLE `committee_organisation` (
	`committee_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`committee_id`, `organisation_id`)
);
--> statement-breakpoint
CREATE TABLE `contribution_response` (
	`id` text PRIMARY KEY NOT NULL,
	`contribution_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contribution_response_contribution` ON `contribution_response` (`contribution_id`);--> statement-breakpoint
CREATE TABLE `contribution_text` (
	`id` text NOT NULL,
	`document_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`text` text NOT NULL,
	`since` integer NOT NULL,
	`removed_at` integer,
	`voice` text,
	`seat_id` text,
	`capacity` text,
	`kind` text,
	PRIMARY KEY(`id`, `document_id`)
);
--> statement-breakpoint
CREATE INDEX `contribution_text_meeting` ON `contribution_text` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `decision_text` (
	`id` text NOT NULL,
	`document_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`text` text NOT NULL,
	`since` integer NOT NULL,
	`removed_at` integer,
	`verb` text,
	PRIMARY KEY(`id`, `document_id`)
);
--> statement-breakpoint
CREATE INDEX `decision_text_meeting` ON `decision_text` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text,
	`part` text NOT NULL,
	`seed` blob NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`committee_id` text NOT NULL,
	`title` text NOT NULL,
	`date` text NOT NULL,
	`starts_at` text,
	`venue` text,
	`state` text NOT NULL,
	`minutes_state` text NOT NULL,
	`minutes_note` text,
	`current_item_id` text,
	`demonstration` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meeting_right` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`draft_right` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `minute_text` (
	`document_id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`blocks` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisation_area` (
	`organisation_id` text NOT NULL,
	`area_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `area_id`)
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`demonstration` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `post` (
	`id` text PRIMARY KEY NOT NULL,
	`committee_id` text NOT NULL,
	`title` text NOT NULL,
	`organisation_name` text,
	`holder_id` text
);
--> statement-breakpoint
CREATE TABLE `projected_place` (
	`document_id` text PRIMARY KEY NOT NULL,
	`place` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `proposal_text` (
	`id` text NOT NULL,
	`document_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`text` text NOT NULL,
	`since` integer NOT NULL,
	`removed_at` integer,
	`outcome` text NOT NULL,
	PRIMARY KEY(`id`, `document_id`)
);
--> statement-breakpoint
CREATE INDEX `proposal_text_meeting` ON `proposal_text` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `seat` (
	`id` text PRIMARY KEY NOT NULL,
	`committee_id` text NOT NULL,
	`title` text NOT NULL,
	`category` text NOT NULL,
	`organisation_id` text,
	`holding` text NOT NULL,
	`draft_right` text NOT NULL,
	`from_day` text,
	`to_day` text,
	`note` text,
	`demonstration` integer DEFAULT false NOT NULL,
	`ordinal` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seat_area` (
	`seat_id` text NOT NULL,
	`area_id` text NOT NULL,
	PRIMARY KEY(`seat_id`, `area_id`)
);
--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer
);
