namespace InteractiveAi.Client.AotTests;

internal sealed class ExpectationException(string message) : Exception(message);
