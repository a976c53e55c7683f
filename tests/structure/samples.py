"""The head and the foot that the tests put around a body."""

HEAD = """CONVENTION DE PARTENARIAT
Entre :
La CPTS du Val Fleuri, association loi 1901, dont le siège est 4 rue des Ormes, 39000 Valmont, représentée par sa présidente, Mme Ana Lorc, ci-après « la CPTS »,
d'une part,
Et :
Le Centre hospitalier de Valmont, dont le siège est 1 rue du Puits, 39000 Valmont, représenté par son directeur, M. Paul Vidal, ci-après « l'Établissement »,
d'autre part,
Il a été convenu ce qui suit :
"""
FOOT = """
Fait à Valmont, en deux exemplaires, le 3 mars 2026
Pour la CPTS            Pour l'Établissement
"""
