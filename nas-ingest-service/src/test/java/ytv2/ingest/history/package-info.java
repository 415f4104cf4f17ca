/// Many clients at once, and a check afterwards that what they were told is what happened.
package ytv2.ingest.history;
