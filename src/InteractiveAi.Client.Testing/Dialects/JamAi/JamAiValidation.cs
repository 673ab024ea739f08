using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>What JamAI Base's own types refuse; members that they do not have are not looked at, as there.</summary>
internal static class JamAiValidation
{
    private const int DefaultMaxTokens = 2048;

    /// <summary>Checks a request.</summary>
    /// <exception cref="JamAiInvalidException">Something is wrong with it.</exception>
    public static void Check(JsonElement body)
    {
        JamAiCheck check = new();
        if (check.IsObject(body, JamAiPlace.Body))
        {
            Check(check, body, JamAiPlace.Body);
        }

        if (check.Problems.Count > 0)
        {
            throw new JamAiInvalidException(check.Problems);
        }
    }

    // Gateway: which members may be null, and which may not, is the server's types' own affair (wire-facts 3.3).
    private static void Check(JamAiCheck check, JsonElement body, JamAiPlace at)
    {
        check.List(
            body,
            at,
            "messages",
            (message, place) => JamAiMessageValidation.Check(check, message, place),
            required: true,
            minimum: 1
        );
        _ = check.Text(body, at, "model");
        _ = check.Text(body, at, "id");
        _ = check.Text(body, at, "user");
        if (check.Has(body, at, "rag_params", out var retrieval, nullable: true, required: false))
        {
            CheckRetrieval(check, retrieval, at.Member("rag_params"));
        }

        check.List(
            body,
            at,
            "tools",
            (tool, place) => JamAiToolValidation.Check(check, tool, place),
            nullable: true,
            minimum: 1
        );
        JamAiToolValidation.CheckChoice(check, body, at);
        CheckNumbers(check, body, at);
        check.Flag(body, at, "stream");
        check.List(body, at, "stop", (sequence, place) => check.IsText(sequence, place), nullable: true, minimum: 1);
        check.Map(body, at, "logit_bias");
        check.Choice(
            body,
            at,
            "reasoning_effort",
            nullable: true,
            "disable",
            "minimal",
            "none",
            "low",
            "medium",
            "high"
        );
        check.Choice(body, at, "reasoning_summary", nullable: false, "auto", "concise", "detailed");
    }

    private static void CheckNumbers(JamAiCheck check, JsonElement body, JamAiPlace at)
    {
        _ = check.Number(body, at, "temperature", minimum: 0);
        _ = check.Number(body, at, "top_p", minimum: 0.001);
        _ = check.Number(body, at, "presence_penalty");
        _ = check.Number(body, at, "frequency_penalty");
        _ = check.Number(body, at, "n", whole: true);
        var most = check.Number(body, at, "max_tokens", minimum: 1, whole: true);
        _ = check.Number(body, at, "max_completion_tokens", nullable: true, minimum: 1, whole: true);
        var budget = check.Number(body, at, "thinking_budget", nullable: true, minimum: 0, whole: true);
        if (budget > (most ?? DefaultMaxTokens))
        {
            check.Report(
                "value_error",
                at.Member("thinking_budget"),
                "This should be no more than max_tokens",
                body.GetProperty("thinking_budget")
            );
        }
    }

    private static void CheckRetrieval(JamAiCheck check, JsonElement retrieval, JamAiPlace at)
    {
        if (!check.IsObject(retrieval, at))
        {
            return;
        }

        if (check.Text(retrieval, at, "table_id") is null or "")
        {
            check.Report("value_error", at.Member("table_id"), "The table must be named", retrieval);
        }

        _ = check.Text(retrieval, at, "reranking_model", nullable: true);
        _ = check.Text(retrieval, at, "search_query");
        _ = check.Number(retrieval, at, "k", minimum: 1, maximum: 1024, whole: true);
        check.Flag(retrieval, at, "rerank");
        check.Flag(retrieval, at, "concat_reranker_input");
        check.Flag(retrieval, at, "inline_citations");
    }
}
