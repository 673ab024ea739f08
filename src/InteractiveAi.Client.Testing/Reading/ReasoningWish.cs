namespace InteractiveAi.Client.Testing;

/// <summary>What <c>reasoning</c> asks for, when it asks for any.</summary>
internal sealed record ReasoningWish(string Effort, int? MaxTokens, bool Exclude);
