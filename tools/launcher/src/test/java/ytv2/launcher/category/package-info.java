/// Tests of [ytv2.launcher.category].
package ytv2.launcher.category;
