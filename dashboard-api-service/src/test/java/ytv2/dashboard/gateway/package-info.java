/// Tests of [ytv2.dashboard.gateway].
package ytv2.dashboard.gateway;
