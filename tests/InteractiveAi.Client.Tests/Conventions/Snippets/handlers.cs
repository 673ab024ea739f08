// A handler of the reader's own.
global using InteractiveAi.Client;

sealed class LoggingHandler : DelegatingHandler;
