using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Checks the settings of orq.ai's own; none of them changes what is answered here.</summary>
internal static class OrqSettings
{
    public static void Check(Fields body)
    {
        _ = body.Text("name");
        _ = body.Text("verbosity");
        _ = body.Number("top_k", double.MinValue);
        CheckAudio(body);
        foreach (var guardrail in body.Objects("guardrails"))
        {
            _ = guardrail.RequiredText("id");
            _ = guardrail.RequiredText("execute_on");
            _ = guardrail.Choice("execute_on", "input", "output");
        }

        _ = body.Object("variables");
        if (body.Object("timeout") is { } timeout)
        {
            _ = timeout.Number("call_timeout", 1) ?? throw timeout.Complaint("call_timeout", "is required");
        }

        CheckShared(body);
        if (body.Object("orq") is { } orq)
        {
            CheckShared(orq);
            foreach (var knowledge in orq.Objects("knowledge_bases"))
            {
                CheckKnowledge(knowledge);
            }

            _ = orq.Object("thread")?.RequiredText("id");
            _ = orq.Object("identity")?.RequiredText("id");
            _ = orq.Object("prompt")?.RequiredText("id");
        }
    }

    /// <summary>Checks what the request may say itself or in its <c>orq</c> object.</summary>
    private static void CheckShared(Fields owner)
    {
        foreach (var fallback in owner.Objects("fallbacks"))
        {
            _ = fallback.RequiredText("model");
        }

        if (owner.Object("retry") is { } retry)
        {
            _ = retry.Number("count", 1, 5);
            CheckCodes(retry);
        }

        if (owner.Object("cache") is { } cache)
        {
            _ = cache.RequiredText("type");
            _ = cache.Choice("type", "exact_match");
            _ = cache.Number("ttl", 1, 259_200);
        }

        if (owner.Object("load_balancer") is { } balancer)
        {
            _ = balancer.RequiredText("type");
            _ = balancer.Choice("type", "weight_based");
            foreach (var model in balancer.Objects("models"))
            {
                _ = model.RequiredText("model");
                _ = model.Number("weight", 0.001, 1);
            }
        }
    }

    private static void CheckCodes(Fields retry)
    {
        if (retry.Array("on_codes") is not { } codes)
        {
            return;
        }

        if (codes.GetArrayLength() == 0)
        {
            throw retry.Complaint("on_codes", "must contain at least one status");
        }

        foreach (var code in codes.EnumerateArray())
        {
            if (code.ValueKind != JsonValueKind.Number || code.GetDouble() is < 100 or > 599)
            {
                throw retry.Complaint("on_codes", "must contain numbers between 100 and 599");
            }
        }
    }

    private static void CheckAudio(Fields body)
    {
        var modalities = body.Texts("modalities");
        if (modalities.Exists(modality => modality is not ("text" or "audio")))
        {
            throw body.Complaint("modalities", "must contain text and audio only");
        }

        if (body.Object("audio") is { } audio)
        {
            _ = audio.RequiredText("voice");
            _ = audio.RequiredText("format");
        }
        else if (modalities.Contains("audio", StringComparer.Ordinal))
        {
            throw body.Complaint("audio", "is required where audio is wanted");
        }
    }

    private static void CheckKnowledge(Fields knowledge)
    {
        _ = knowledge.RequiredText("knowledge_id");
        _ = knowledge.Integer("top_k", 1, 100);
        _ = knowledge.Number("threshold", 0, 1);
        _ = knowledge.Choice("search_type", "vector_search", "keyword_search", "hybrid_search");
        _ = knowledge.Object("filter_by");
        if (knowledge.Object("rerank_config") is { } rerank)
        {
            _ = rerank.RequiredText("model");
            _ = rerank.Number("threshold", 0, 1);
            _ = rerank.Integer("top_k", 1, 100);
        }
    }
}
