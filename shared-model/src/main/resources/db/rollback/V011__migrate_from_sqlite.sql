DROP TABLE migrated_video;
DROP TABLE migration_run;
