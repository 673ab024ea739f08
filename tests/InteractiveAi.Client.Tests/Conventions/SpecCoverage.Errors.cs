using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    private static readonly PropertyInfo[] errorProperties =
    [
        .. typeof(ApiError)
            .GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true } && property.Name != nameof(ApiError.Raw)),
    ];

    /// <summary>Whatever a gateway tells of an error must be found in a property, except for what nobody may see.</summary>
    private void CheckError(JsonObject schema, string pointer)
    {
        if (SpecDocument.PropertiesOf(schema).Count is 0)
        {
            // Of which nothing is said is whatever errors are elsewhere.
            return;
        }

        List<(string Pointer, string Text, bool IsSecret)> told = [];
        string json = Told(schema, pointer, told, isSecret: false).ToJsonString();
        ApiError? error =
            Gateway.ReadError(JsonElement.Parse(json))
            ?? ErrorReader.FromElement(JsonElement.Parse(Gateway.WithoutEchoes(json)));
        foreach ((string at, string text, bool isSecret) in told)
        {
            string[] found =
            [
                .. errorProperties
                    .Where(property =>
                        error is not null && $"{property.GetValue(error)}".Contains(text, StringComparison.Ordinal)
                    )
                    .Select(property => property.Name),
            ];
            bool isInRaw = $"{error?.Raw}".Contains(text, StringComparison.Ordinal);
            foreach (string property in found)
            {
                _seen.Add((typeof(ApiError), property));
            }

            if (isSecret)
            {
                Cover(at, found.Length is 0 && !isInRaw, "shown, although it may repeat the request");
            }
            else if (_mapping.LeftAdditional.ContainsKey(at) && found.Length is 0)
            {
                _mentioned.Add(at);
                Expect(isInRaw, at, "not even in what the error was read from");
            }
            else
            {
                Cover(at, found.Length > 0, "ApiError has no property that tells it");
            }
        }
    }

    private Gateway Gateway => _mapping.Options().CreateGateway();

    // A text of its own for everything, so that it is known again wherever it ends up.
    private JsonNode Told(
        JsonObject schema,
        string pointer,
        List<(string Pointer, string Text, bool IsSecret)> told,
        bool isSecret
    )
    {
        schema = _spec.Resolve(schema);
        isSecret |= schema["x-sensitive"] is not null;
        var types = SpecDocument.Types(schema);
        if (SpecDocument.PropertiesOf(schema) is { Count: > 0 } properties)
        {
            return new JsonObject(
                properties.Select(each =>
                    KeyValuePair.Create(
                        each.Key,
                        (JsonNode?)Told(each.Value!.AsObject(), $"{pointer}.{each.Key}", told, isSecret)
                    )
                )
            );
        }

        if (types is ["array", ..])
        {
            return schema["items"] is JsonObject items
                ? new JsonArray(Told(items, pointer + "[]", told, isSecret))
                : [];
        }

        // A kind of its own has but one word, which is no news.
        if (SpecDocument.EnumOf(schema) is [{ } only])
        {
            return only;
        }

        bool isNumber = types is ["number" or "integer"];
        string text =
            SpecDocument.EnumOf(schema) is [{ } first, ..] ? first
            : isNumber ? $"{90_000 + told.Count}"
            : $"canary-{told.Count}.";
        told.Add((pointer, text, isSecret));
        return types is ["object"] or [] ? new JsonObject { ["x"] = text }
            : isNumber ? JsonNode.Parse(text)!
            : text;
    }
}
