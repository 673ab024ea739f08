using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>An answer that was asked for as a type of yours: its value, or why there is none.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <remarks>Immutable, as far as the value is.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class StructuredCompletion<T>
{
    /// <summary>Makes an answer that holds a value.</summary>
    /// <param name="completion">The answer as a whole.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="completion"/> is <see langword="null"/>.</exception>
    public StructuredCompletion(ChatCompletion completion, T? value)
    {
        ArgumentNullException.ThrowIfNull(completion);
        Completion = completion;
        Value = value;
    }

    /// <summary>Makes an answer that holds no value.</summary>
    /// <param name="completion">The answer as a whole.</param>
    /// <param name="failure">Why there is no value.</param>
    /// <param name="failureDetail">What exactly is wrong, without any content of the answer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="completion"/> is <see langword="null"/>.</exception>
    public StructuredCompletion(ChatCompletion completion, StructuredFailure failure, string? failureDetail = null)
    {
        ArgumentNullException.ThrowIfNull(completion);
        Completion = completion;
        Failure = failure;
        FailureDetail = failureDetail;
    }

    /// <summary>The answer as a whole: model, finish reason, everything that came.</summary>
    public ChatCompletion Completion { get; }

    /// <summary>The text that <see cref="Value"/> was, or could not be, read from.</summary>
    /// <value>Never <see langword="null"/>; empty when the answer has no text.</value>
    public string Text => Completion.Text;

    /// <summary>What the answer consumed and cost; <see langword="null"/> when the gateway did not say.</summary>
    public TokenUsage? Usage => Completion.Usage;

    /// <summary>The value; <c>default</c> when <see cref="IsComplete"/> is <see langword="false"/>, or when the model wrote <c>null</c> for a type that allows it.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value; <see langword="null"/> when there is one.</summary>
    public StructuredFailure? Failure { get; }

    /// <summary>What exactly is wrong, such as the JSON path of a missing member; without any content of the answer.</summary>
    public string? FailureDetail { get; }

    /// <summary>Whether there is a value that fits the schema.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsComplete => Failure is null;

    /// <summary>Reads a completion, for example one folded from a stream.</summary>
    /// <param name="completion">The answer.</param>
    /// <param name="contract">The type's source-generated contract.</param>
    /// <returns>The value, or why there is none.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static StructuredCompletion<T> Read(ChatCompletion completion, JsonTypeInfo<T> contract)
    {
        ArgumentNullException.ThrowIfNull(completion);
        ArgumentNullException.ThrowIfNull(contract);
        StructuredFailure? early =
            !string.IsNullOrEmpty(completion.Refusal) ? StructuredFailure.Refused
            : completion.FinishReason == Client.FinishReason.Length ? StructuredFailure.CutOff
            : completion.FinishReason == Client.FinishReason.ContentFilter ? StructuredFailure.Filtered
            : completion.ToolCalls.Count > 0 && completion.Text.Length is 0 ? StructuredFailure.ToolCalls
            : null;
        if (early is { } failure)
        {
            return new StructuredCompletion<T>(completion, failure);
        }

        StructuredResult<T> result = StructuredReader.Read(completion.Text, contract);
        return result.IsRead
            ? new StructuredCompletion<T>(completion, result.Value)
            : new StructuredCompletion<T>(completion, StructuredFailure.NotTheSchema, result.Failure);
    }

    /// <summary>Whether there is a value, or why there is none; no content.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"StructuredCompletion<{typeof(T).Name}>({Failure?.ToString() ?? "complete"})";
}
