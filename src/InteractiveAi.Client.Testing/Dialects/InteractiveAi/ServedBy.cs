namespace InteractiveAi.Client.Testing;

/// <summary>Which model and provider a request is served by: always the first that it allows.</summary>
internal static class ServedBy
{
    private const string DefaultModel = "openai/gpt-4o-mini";

    /// <summary>The model, else the first fallback, else the account's default as the gateway's own rule has it.</summary>
    public static string Model(Fields body)
    {
        var fallbacks = body.Texts("models");
        return body.Text("model") ?? fallbacks.FirstOrDefault() ?? DefaultModel;
    }

    public static string Provider(Fields body, string model)
    {
        List<string> wanted = [Default(model.Split('/')[0]), "Azure", "Together"];
        if (body.Object("provider") is { } preferences)
        {
            wanted.InsertRange(0, preferences.Texts("order"));
            if (preferences.Texts("only") is { Count: > 0 } only)
            {
                wanted = [.. wanted.Intersect(only, StringComparer.Ordinal), .. only];
            }

            var ignored = preferences.Texts("ignore");
            wanted.RemoveAll(name => ignored.Contains(name, StringComparer.Ordinal));
            if (wanted.Count == 0)
            {
                throw preferences.Complaint("ignore", "leaves no provider that is allowed to serve the request");
            }
        }

        return wanted[0];
    }

    private static string Default(string vendor) =>
        vendor switch
        {
            "anthropic" => "Anthropic",
            "openai" => "OpenAI",
            "google" => "Google AI Studio",
            "mistralai" => "Mistral",
            "deepseek" => "DeepSeek",
            "cohere" => "Cohere",
            "x-ai" => "xAI",
            _ => "Fireworks",
        };
}
