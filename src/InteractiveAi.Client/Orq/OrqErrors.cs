using System.Text.Json;

namespace InteractiveAi.Client.Orq;

/// <summary>The one error of orq.ai that does not mean what its status says: a key whose budget is used up answers 429.</summary>
internal static class OrqErrors
{
    private static readonly string[] Limits = ["budget", "cost limit", "cost_limit", "spending limit", "spend limit"];

    private static readonly string[] Ends = ["exceed", "reach", "exhaust", "used up", "over the"];

    // The budget of a model's thinking is another matter.
    private static readonly string[] Others = ["budget_tokens", "thinking", "reasoning", "token budget"];

    /// <summary>Reads the error of a budget that is used up; <see langword="null"/> for any other.</summary>
    /// <param name="body">The error.</param>
    /// <param name="status">The status that it came with; <see langword="null"/> for one inside a stream or an answer.</param>
    // Gateway: a key whose budget is used up answers 429, and no retry cures it (wire-facts 2.4, budgets).
    public static ApiError? ReadBudget(JsonElement body, int? status) =>
        ErrorReader.FromElement(body) is { } error && IsLimit(error, status) && SpeaksOfBudget(error)
            ? new ApiError
            {
                Code = error.Code,
                Message = error.Message,
                Type = error.Type,
                Param = error.Param,
                Details = error.Details,
                Metadata = error.Metadata,
                ProviderName = error.ProviderName,
                ProviderMessage = error.ProviderMessage,
                DocUrl = error.DocUrl,
                RequestId = error.RequestId,
                Raw = error.Raw,
                TypedCode = "budget_exceeded",
                ProviderCode = error.ProviderCode,
                IsFromProvider = error.IsFromProvider,
                Availability = error.Availability,
            }
            : null;

    // Another failure may well speak of a budget, of a model's or of the service that counts.
    private static bool IsLimit(ApiError error, int? status) =>
        status switch
        {
            429 => string.IsNullOrEmpty(error.Code)
                || Has(error.Code, Limits)
                || MeansLimit(new() { Code = error.Code }),
            null => Has(error.Code, Limits) || MeansLimit(new() { Code = error.Code, Type = error.Type }),
            _ => false,
        };

    private static bool MeansLimit(ApiError named) => ErrorClassifier.KindOf(null, named) is ApiErrorKind.RateLimit;

    // Which words the body has is not documented. So a name must be of a limit of money, or the sentence must say that one
    // has come to its end.
    private static bool SpeaksOfBudget(ApiError error) =>
        Has(error.Code, Limits) && !Has(error.Code, Others)
        || Has(error.Type, Limits) && !Has(error.Type, Others)
        || Has(error.Message, Limits) && Has(error.Message, Ends) && !Has(error.Message, Others);

    private static bool Has(string? text, string[] words) =>
        text is not null && Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
