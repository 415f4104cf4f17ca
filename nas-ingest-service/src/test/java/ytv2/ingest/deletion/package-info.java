/// Tests of [ytv2.ingest.deletion].
package ytv2.ingest.deletion;
