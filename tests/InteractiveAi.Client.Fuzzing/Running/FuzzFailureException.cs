namespace InteractiveAi.Client.Fuzzing;

/// <summary>Something that must never be, whatever the input. The part before the first colon names the rule.</summary>
internal sealed class FuzzFailureException(string message) : Exception(message);
