using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A type's JSON schema in the two forms that matter: what a model is asked for, and what its answer is held to.</summary>
internal sealed class ExportedSchema
{
    /// <summary>The name that a <c>response_format</c> of this type goes by: letters, digits, <c>_</c> and <c>-</c>, at most 64.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The schema to send. Deliberately narrow: every member is required, no object takes further members, numbers are
    /// numbers even where the type would also read them from strings.
    /// </summary>
    public required JsonElement Schema { get; init; }

    /// <summary>
    /// The schema to hold an answer to, never wrapped. As wide as the type reads: a member may be absent where the type
    /// has a value for that case (<see langword="null"/> or a declared default), and what serialising the type writes always passes.
    /// </summary>
    public required JsonElement Accepted { get; init; }

    /// <summary>Whether <see cref="Schema"/> is an object around the type's own schema, with the single member <c>value</c>.</summary>
    public required bool IsWrapped { get; init; }

    /// <summary>The first part of <see cref="Schema"/> that strict mode cannot take, as a path and a reason; <see langword="null"/> when there is none.</summary>
    public required string? StrictObstacle { get; init; }

    /// <summary>The documented bound of strict mode that <see cref="Schema"/> is beyond; providers differ in these, and raise them.</summary>
    public required string? ExceededLimit { get; init; }

    /// <summary>Whether <see cref="Schema"/> may be sent with <c>strict: true</c>.</summary>
    public bool IsStrictConformant => StrictObstacle is null && ExceededLimit is null;

    /// <summary>The member names that tell a polymorphic type's cases apart; the serializer wants them first in their object.</summary>
    public required IReadOnlySet<string> Discriminators { get; init; }

    /// <summary>Every member name the type declares anywhere: the names that may be shown without showing content.</summary>
    public required IReadOnlySet<string> MemberNames { get; init; }
}
