using System.Globalization;
using System.Text;

namespace InteractiveAi.Client;

/// <summary>The messages of the exceptions: one sentence with status, code and the gateway's words, and what to do next where that is known.</summary>
/// <remarks>Nothing of the body, of <c>details</c> or of the provider's own text comes in here: those repeat prompts.</remarks>
internal static class ErrorSentence
{
    private const int MaxWords = 300;
    private const int MaxName = 64;

    public static string Of(ApiErrorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var status = (int)context.StatusCode;
        var sentence = new StringBuilder();
        sentence.Append(CultureInfo.InvariantCulture, $"The gateway answered {status}");
        if (status is >= 200 and < 300)
        {
            sentence.Append(" with an error");
        }

        AppendError(sentence, context.Error, context.ProviderName, status, context.HidePrompt);
        if (context.RetryAfter is { } wait && wait > TimeSpan.Zero)
        {
            var seconds = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            sentence.Append(CultureInfo.InvariantCulture, $" Retry after {seconds} s.");
        }

        if (ErrorText.Flatten(context.Hint, MaxWords) is { } hint)
        {
            sentence.Append(' ').Append(hint);
        }

        return sentence.ToString();
    }

    public static string Of(ChatStreamErrorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Error is null)
        {
            return context.Problem is not null ? context.Problem
                : context.IsTruncated
                    ? "The stream ended before the answer was complete: neither [DONE] nor every finish reason had come."
                : "The stream broke off before the answer was complete.";
        }

        var sentence = new StringBuilder("The stream ended with an error");
        AppendError(sentence, context.Error, context.ProviderName, status: 0, context.HidePrompt);
        return sentence.ToString();
    }

    public static string Of(ResponseFormatErrorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var problem = ErrorText.Flatten(context.Problem, MaxWords, "The answer is not a chat completion").TrimEnd('.');
        var path = ErrorText.Flatten(context.Path, MaxName);
        return path is null ? $"{problem}." : $"{problem} (at {path}).";
    }

    private static void AppendError(
        StringBuilder sentence,
        ApiError? error,
        string? providerName,
        int status,
        Func<string, string>? hidePrompt
    )
    {
        var code = Name(error?.Code ?? error?.Type, hidePrompt);
        if (string.Equals(code, status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            code = null;
        }

        var provider = Name(providerName ?? error?.ProviderName, hidePrompt);
        var facts = (code, provider) switch
        {
            (null, null) => null,
            (_, null) => code,
            (null, _) => $"provider {provider}",
            _ => $"{code}, provider {provider}",
        };
        if (facts is not null)
        {
            sentence.Append(" (").Append(facts).Append(')');
        }

        if (ErrorText.Flatten(Masked(error?.Message, hidePrompt), MaxWords) is { } words)
        {
            sentence.Append(": ").Append(words);
            if (words[^1] is '.' or '!' or '?' or '…')
            {
                return;
            }
        }

        sentence.Append('.');
    }

    /// <summary>A name that came with an error, as it may stand in a message or a log.</summary>
    public static string? Name(string? name, Func<string, string>? hidePrompt) =>
        ErrorText.Flatten(Masked(name, hidePrompt), MaxName);

    // On one line before anything is looked for, because what is invisible would part it; and bounded, with a mark where it breaks off.
    private static string? Masked(string? text, Func<string, string>? hidePrompt)
    {
        if (ErrorText.Flatten(text, 4 * MaxWords) is not { } line)
        {
            return null;
        }

        string masked = CredentialMask.Patterns.Apply(line);
        return hidePrompt is null ? masked : hidePrompt(masked);
    }
}
